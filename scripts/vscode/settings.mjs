import { mkdirSync, writeFileSync } from 'node:fs';
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
  const folder = path.join(data, 'data', 'Machine');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'settings.json'), `${JSON.stringify({ ...quiet, ...settings }, null, 2)}\n`);
}
