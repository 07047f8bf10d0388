import type { Edit } from '../engine/finding';
import { Patch } from '../engine/patch';
import type { TaskDefinitionModel } from '../task-definition/model';

/** The least that has to change for a container to run another image; nothing where it has that image, or is not there. */
export function imageEdits(model: TaskDefinitionModel, container: number, image: string): Edit[] {
  const found = model.containers.find(({ index }) => index === container);
  if (found === undefined) return [];
  const patch = new Patch(model.text);
  patch.apply(model.editor.set(found, 'image', image, { after: 'name' }));
  return patch.edits();
}
