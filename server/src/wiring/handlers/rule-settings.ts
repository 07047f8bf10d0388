import { ruleSettings } from '../../configuration/rule-settings';
import { allRules } from '../../languages';
import type { Handler } from '../handler';
import { ruleSettingsRequest } from '../initialization';

/** Tells a client how rules are set, as a JSON schema of its own, so that the client need not carry a copy. */
export const ruleSettingsSchema: Handler = {
  capabilities: () => ({}),
  register({ connection }) {
    connection.onRequest(ruleSettingsRequest, () => ruleSettings(allRules.rules));
  },
};
