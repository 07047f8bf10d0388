/** Where the project lives; `homepage` of package.json says the same. */
export const homepage = 'https://github.com/quaymaster/quaymaster';

/** The page of a rule, generated into docs/rules. */
export function documentationOf(ruleId: string): string {
  return `${homepage}/blob/main/docs/rules/${ruleId}.md`;
}
