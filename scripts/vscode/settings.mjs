import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Settings without which VS Code would first show things that have nothing to do with us. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'git.autofetch': false,
};

/**
 * Writes the settings that a VS Code server starts with; what a person sets in the window goes before them.
 * @param {string} data the server's data folder
 * @param {Record<string, unknown>} [settings]
 */
export function writeSettings(data, settings = {}) {
  write(path.join(data, 'data', 'Machine'), settings);
}

/**
 * Writes the settings of a desktop VS Code with a data folder of its own, unless there are some: a person has changed them by now.
 * @param {string} data its data folder
 * @param {Record<string, unknown>} [settings]
 */
export function writeDesktopSettings(data, settings = {}) {
  if (!existsSync(path.join(data, 'User', 'settings.json'))) write(path.join(data, 'User'), settings);
}

/**
 * @param {string} folder
 * @param {Record<string, unknown>} settings
 */
function write(folder, settings) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'settings.json'), `${JSON.stringify({ ...quiet, ...settings }, null, 2)}\n`);
}
