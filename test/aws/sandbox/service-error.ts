/** An error in the words of a service, as it goes over the wire. */
export class ServiceError extends Error {
  constructor(
    /** `RepositoryNotFoundException` */
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}
