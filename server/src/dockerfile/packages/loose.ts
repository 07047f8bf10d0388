import type { LoosePackages } from '../../engine/package-index';
import { statementAt } from '../evaluate';
import type { DockerfileModel } from '../model';
import { apk, aptGet } from '../tables/package-managers';
import { looseIn } from './pin';

/** By the rules about them. */
const managers: ReadonlyMap<string, { manager: LoosePackages['manager']; table: typeof aptGet | typeof apk }> = new Map(
  [
    ['apt-get-version', { manager: 'apt', table: aptGet }],
    ['apk-version', { manager: 'apk', table: apk }],
  ],
);

/**
 * Official images whose packages all come from their distribution, with a tag that no variable is part of. Others (`postgres`) bring
 * repositories of their own.
 */
const plainImage =
  /^(?:public\.ecr\.aws\/docker\/|docker\.io\/)?(?:library\/)?(debian|ubuntu|alpine|buildpack-deps|node|python|ruby|golang|rust|php|perl|gcc):([\w.-]+)(?:@|$)/;

/** What may bring packages from elsewhere, of other versions: another repository, a script or a package that sets one up, a whole file system. */
const otherSources =
  /etc\/ap[kt]|add-apt|apt-add|extrepo|(?:target|default)-release|--repo|Dir::|\s-[tX]\s|\.deb\b|\.sh\b|setup_|\|[^|\n]*\b(?:ba|da)?sh\b|\s\/\s*$/m;

/** The packages of the script that a finding is about, where one can tell which index has them. */
export function loosePackages(model: DockerfileModel, ruleId: string, offset: number): LoosePackages | undefined {
  const known = managers.get(ruleId);
  const statement = statementAt(model, offset);
  let stage = statement?.stage;
  if (known === undefined || statement === undefined || model.says(otherSources)) return undefined;
  const { manager, table } = known;
  while (stage?.parent !== undefined) stage = stage.parent;
  const [, image, tag] = plainImage.exec(stage?.image?.text ?? '') ?? [];
  if (image === undefined || tag === undefined || stage?.platform !== undefined) return undefined;
  const packages = statement.instruction.script.commands
    .flatMap((command) => looseIn(command, table, table.pinning))
    .map(({ word }) => ({ name: word.text, ...statement.at(word.span) }))
    // What stands in quotes, or has an architecture, is not written anew.
    .filter(({ name, start, end }) => /^[a-z0-9][a-z0-9+._-]*$/.test(name) && model.text.slice(start, end) === name);
  return packages.length === 0 ? undefined : { manager, image, tag, packages };
}
