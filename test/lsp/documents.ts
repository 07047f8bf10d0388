import { pathToFileURL } from 'node:url';

/** Documents that the suites open. */

/** One mistake: no such Fargate size. */
export const oversized = `{
  "family": "web",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "containerDefinitions": [{ "name": "web", "image": "public.ecr.aws/nginx/nginx:1.29", "essential": true }],
  "cpu": "1024",
  "memory": "1024" }
`;

/** The same, and a comma too many. */
export const broken = oversized.replace('true }', 'true, }');

/** The same, and another one. */
export const commas = broken.replace('"1024" }', '"1024", }');

/** Nothing wrong. */
export const sound = oversized.replace('"1024" }', '"2048" }');

/** The address of a file that is nowhere on the disk. */
export function uriOf(name: string): string {
  return pathToFileURL(`/nowhere/${name}`).href;
}
