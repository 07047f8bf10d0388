/**
 * Sound task definitions to write rule examples in: one container of the name `web`, and room for the members that the
 * rule is about. The arguments are JSON members as text, marks included; each stands on a line of its own. `others` are
 * further containers, each by all of its members.
 *
 * ```ts
 * bad: [{ code: fargate('"privileged": «true»'), fixed: fargate('"privileged": false') }]
 * ```
 */
export function fargate(container = '', task = '', ...others: readonly string[]): string {
  const base = '"requiresCompatibilities": ["FARGATE"],\n"networkMode": "awsvpc",\n"cpu": "256",\n"memory": "512"';
  return definition(base, task, web('', container), others);
}

/** The same for container instances on EC2; the network mode is not written. */
export function ec2(container = '', task = '', ...others: readonly string[]): string {
  return definition('"requiresCompatibilities": ["EC2"]', task, web('"memory": 512', container), others);
}

/** The same without `requiresCompatibilities`. */
export function anywhere(container = '', task = '', ...others: readonly string[]): string {
  return definition('', task, web('"memory": 512', container), others);
}

/** A bare list of container definitions; give it the file name `container-definitions.json`. */
export function fragment(container: string, ...others: readonly string[]): string {
  return `[\n${objects(2, [web('', container), ...others])}\n]\n`;
}

function web(...members: readonly string[]): string {
  return lines(0, '"name": "web",\n"image": "web:1.4"', ...members);
}

function definition(base: string, task: string, container: string, others: readonly string[]): string {
  const list = `"containerDefinitions": [\n${objects(4, [container, ...others])}\n  ]`;
  return `{\n${lines(2, '"family": "web"', base, task)},\n  ${list}\n}\n`;
}

function objects(indentation: number, containers: readonly string[]): string {
  const blank = ' '.repeat(indentation);
  return containers.map((members) => `${blank}{\n${lines(indentation + 2, members)}\n${blank}}`).join(',\n');
}

function lines(indentation: number, ...members: readonly string[]): string {
  const blank = ' '.repeat(indentation);
  const written = members.filter((member) => member !== '');
  return written.map((member) => member.replace(/^/gm, blank)).join(',\n');
}
