import type { HoverInfo } from '../../../engine/features';
import type { TaskDefinitionModel } from '../../model';
import { memberOf, type Node } from '../../syntax/node';
import { type Site, siteOfElement, siteOfMember } from '../site';
import { explainKey } from './keys';
import { explainPlaceholder } from './placeholders';
import { tokenAt } from './token';
import { explainValue } from './values';

/** What is known about the token under the pointer: a property, or a value that means more than it says. */
export function hover(definition: TaskDefinitionModel, offset: number): HoverInfo | undefined {
  const token = tokenAt(definition.root, offset);
  if (token === undefined) return undefined;
  if (token.kind === 'key') {
    const markdown = explainKey(definition, token.member);
    return markdown === undefined ? undefined : { span: token.member.keySpan, markdown };
  }
  const { node } = token;
  const placeholder = explainPlaceholder(definition.text, node, offset);
  if (placeholder !== undefined) return placeholder;
  const site = siteOf(definition, node);
  const markdown = site && explainValue(site, node);
  return markdown === undefined ? undefined : { span: node.span, markdown };
}

function siteOf(definition: TaskDefinitionModel, node: Node): Site | undefined {
  const member = memberOf(node);
  if (member !== undefined) return siteOfMember(definition, member.object, member.key, node);
  const { parent } = node;
  return parent === undefined || 'object' in parent ? undefined : siteOfElement(definition, parent, node);
}
