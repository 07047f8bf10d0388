// Imported first, by scripts that a person starts: says in words what an old Node would say in a stack trace.

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Quaymaster needs Node 20 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
