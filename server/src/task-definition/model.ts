/** What rules and features see of a task definition, or of a bare list of container definitions. */
export interface TaskDefinitionModel {
  readonly text: string;
}
