import { CustomExecution, type Disposable, type Pseudoterminal, Task, TaskScope, tasks } from 'vscode';
import { taskType } from './task-type';

/** Makes the terminal of a task of ours. */
export type OpenTask = (definition: unknown, scope: Task['scope']) => Promise<Pseudoterminal>;

/** Lets tasks of type `quaymaster` stand in tasks.json. What runs them is loaded when the first one starts. */
export function provideTasks(open: OpenTask): Disposable {
  return tasks.registerTaskProvider(taskType, {
    provideTasks: () => [],
    resolveTask({ definition, scope = TaskScope.Workspace, name, problemMatchers }) {
      const execution = new CustomExecution((resolved) => open(resolved, scope));
      const matchers = problemMatchers.length > 0 ? problemMatchers : [`$${taskType}`];
      return new Task(definition, scope, name, taskType, execution, matchers);
    },
  });
}
