import { documentationOf } from '../engine/documentation';
import { allRules, languages } from '../languages';
import { colorsFor, write } from './output';

/** Lists every rule on standard output, as a table for people or as JSON. */
export async function listRules(format: 'text' | 'json'): Promise<void> {
  await write(process.stdout, format === 'json' ? `${JSON.stringify(asData(), null, 2)}\n` : asTable());
}

function asData() {
  return languages.flatMap(({ id: language, rules }) =>
    rules.map(({ id, severity, preset, summary, aliases = [] }) => ({
      id,
      language,
      severity,
      preset,
      summary,
      aliases,
      documentation: documentationOf(id),
    })),
  );
}

function asTable(): string {
  const { bold, dim } = colorsFor(process.stdout);
  const width = Math.max(0, ...allRules.rules.map(({ id }) => id.length));
  const groups = languages.map(({ id: language, rules }) => {
    const rows = rules.map(
      ({ id, severity, preset, summary }) =>
        `  ${id.padEnd(width)}  ${severity.padEnd(11)}  ${dim(preset.padEnd(11))}  ${summary}\n`,
    );
    return `${bold(`${language}, ${rules.length} rules`)}\n${rows.join('')}`;
  });
  return `${groups.join('\n')}\nMore about a rule: quaymaster explain RULE\n`;
}
