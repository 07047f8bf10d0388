/**
 * The only room that knows the AWS SDK. Plain Node.js: no editor, no language server. It is loaded when a person first uses something
 * that needs AWS.
 */
export * from './cache';
export * as ecr from './ecr';
export * as ecs from './ecs';
export * as logs from './logs';
export { AwsProblem, type AwsProblemKind, isProblem } from './problem';
export * from './session';
export { collect } from './session/pages';
