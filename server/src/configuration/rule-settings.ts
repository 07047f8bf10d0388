import { severities } from '../engine/finding';
import type { RuleDescription } from '../engine/rule';

/** How severe the findings of a rule are. It stands in its place each time: VS Code shows no description that is beside a reference. */
const level = { type: 'string', enum: [...severities, 'off'] };

/** The levels of rules, whatever their names are. */
export const anyRuleSettings = {
  type: 'object',
  description:
    'How severe the findings of a rule are, by the id of the rule or by what another tool calls it; `off` hides them.',
  additionalProperties: level,
};

/** The levels of rules, as a JSON schema with every id and alias that a rule can be set by, and what it finds. */
export function ruleSettings(rules: readonly RuleDescription[]): object {
  const ids = new Set(rules.map(({ id }) => id));
  const names = new Map<string, string>();
  // The names of a rule stand together, so that its words are packed once.
  for (const { id, summary, aliases = [] } of rules) {
    names.set(id, summary);
    for (const alias of aliases)
      if (!ids.has(alias) && !names.has(alias)) names.set(alias, `The same as \`${id}\`. ${summary}`);
  }
  const properties = [...names].map(([name, description]) => [name, { description, ...level }]);
  return { ...anyRuleSettings, properties: Object.fromEntries(properties), additionalProperties: false };
}
