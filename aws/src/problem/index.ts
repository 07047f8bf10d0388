export { AwsProblem, type AwsProblemKind, isProblem } from './problem';
