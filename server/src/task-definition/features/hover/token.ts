import { childrenOf, type Member, type Node } from '../../syntax/node';

/** What the pointer stands on: the name of a property, or a value that has no parts of its own. */
export type HoverToken =
  | { readonly kind: 'key'; readonly member: Member }
  | { readonly kind: 'value'; readonly node: Node };

/** The token at `offset`; the pointer stands on the unit after it. */
export function tokenAt(root: Node | undefined, offset: number): HoverToken | undefined {
  const isOn = ({ start, end }: Node['span']) => start <= offset && offset < end;
  let at = root !== undefined && isOn(root.span) ? root : undefined;
  while (at?.kind === 'object' || at?.kind === 'array') {
    const member = at.kind === 'object' ? at.members.find(({ keySpan }) => isOn(keySpan)) : undefined;
    if (member !== undefined) return { kind: 'key', member };
    at = childrenOf(at).find(({ span }) => isOn(span));
  }
  return at === undefined ? undefined : { kind: 'value', node: at };
}
