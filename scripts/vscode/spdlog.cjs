const { appendFileSync, mkdirSync } = require('node:fs');
const path = require('node:path');

// Takes the place of the native logging module in a code-server that was installed without a compiler. Without it
// VS Code keeps its logs to itself, and the Output view stays empty.

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  #file;
  #level = 2;
  #plain = false;

  constructor(file) {
    this.#file = file;
    mkdirSync(path.dirname(file), { recursive: true });
  }

  setLevel(level) {
    this.#level = level;
  }

  getLevel() {
    return this.#level;
  }

  clearFormatters() {
    this.#plain = true;
  }

  setPattern() {}

  flush() {}

  drop() {}

  write(level, message) {
    if (level < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try {
      appendFileSync(this.#file, this.#plain ? message : `${time} [${levels[level]}] ${message}\n`);
    } catch {
      // The folder has been removed: VS Code is ending.
    }
  }
}

for (const [level, name] of levels.entries())
  Logger.prototype[name === 'warning' ? 'warn' : name] = function log(message) {
    this.write(level, message);
  };

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (_name, file) => new Logger(file);
