/** The version of the package, which the bundler writes in. */
export const version = process.env.QUAYMASTER_VERSION ?? '0.0.0';
