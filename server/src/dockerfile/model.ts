/** What rules and features see of a Dockerfile. */
export interface DockerfileModel {
  readonly text: string;
}
