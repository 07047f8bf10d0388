/** A task definition that Amazon ECS registers. */
export const goodTask = `{
  "family": "web",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "awsvpc",
  "cpu": "512",
  "memory": "1024",
  "executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
  "containerDefinitions": [{ "name": "web", "image": "web:1.4" }]
}
`;

/** The same with a size that Fargate does not have: one error, at «"512"» behind memory, without a safe fix. */
export const badTask = goodTask.replace('"1024"', '"512"');

/** The same with a comma too many: one error, with a safe fix that gives the good one. */
export const commaTask = goodTask.replace('"web:1.4" }', '"web:1.4", }');

export const goodDockerfile =
  'FROM node:22.11.0-alpine\nWORKDIR /srv\nCOPY . .\nUSER node\nCMD ["node", "server.js"]\n';
