import { shellCheckCode } from './registry';

/** Where the project lives; `homepage` of package.json says the same. */
export const homepage = 'https://github.com/quaymaster/quaymaster';

/** The page of a rule, generated into docs/rules; of a code of ShellCheck, its own. */
export function documentationOf(ruleId: string): string {
  if (shellCheckCode.test(ruleId)) return `https://www.shellcheck.net/wiki/${ruleId}`;
  return `${homepage}/blob/main/docs/rules/${ruleId}.md`;
}
