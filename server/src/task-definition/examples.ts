/**
 * Sound task definitions to write rule examples in: one container of the name `web`, and room for the members that the
 * rule is about. The arguments are JSON members as text, marks included; each stands on a line of its own.
 *
 * ```ts
 * bad: [{ code: fargate('"privileged": «true»'), fixed: fargate('"privileged": false') }]
 * ```
 */
export function fargate(container = '', task = ''): string {
  return definition(
    '"requiresCompatibilities": ["FARGATE"],\n"networkMode": "awsvpc",\n"cpu": "256",\n"memory": "512"',
    container,
    task,
  );
}

/** The same for container instances on EC2; the network mode is not written. */
export function ec2(container = '', task = ''): string {
  return definition('"requiresCompatibilities": ["EC2"]', `"memory": 512${container && `,\n${container}`}`, task);
}

/** The same without `requiresCompatibilities`. */
export function anywhere(container = '', task = ''): string {
  return definition('', `"memory": 512${container && `,\n${container}`}`, task);
}

/** A bare list of one container definition; give it the file name `container-definitions.json`. */
export function fragment(container: string): string {
  return `[\n  {\n${lines(4, '"name": "web",\n"image": "web:1.4"', container)}\n  }\n]\n`;
}

function definition(base: string, container: string, task: string): string {
  const inner = lines(6, '"name": "web",\n"image": "web:1.4"', container);
  const list = `"containerDefinitions": [\n    {\n${inner}\n    }\n  ]`;
  return `{\n${lines(2, '"family": "web"', base, task)},\n  ${list}\n}\n`;
}

function lines(indentation: number, ...members: readonly string[]): string {
  const blank = ' '.repeat(indentation);
  const written = members.filter((member) => member !== '');
  return written.map((member) => member.replace(/^/gm, blank)).join(',\n');
}
