/**
 * The hosts of private ECR repositories, also with placeholders in place of account and region.
 * Source: Amazon ECR user guide (`….dkr.ecr.<region>.amazonaws.com`, FIPS, China, dual-stack `….dkr-ecr.<region>.on.aws`).
 */
const privateEcrHost = /^[^/]*\.dkr[.-]ecr(?:-fips)?\.[^/]+\//;

/** Whether an image, as written, is in a private ECR repository. */
export function isPrivateEcr(image: string): boolean {
  return privateEcrHost.test(image);
}
