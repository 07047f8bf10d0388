import { StandardRetryStrategy } from '@smithy/core/retry';
import type { RetryErrorInfo, StandardRetryToken } from '@smithy/types';

/**
 * The SDK's standard retries, but for quotas: the SDK takes `LimitExceededException` for throttling, while ECR and ECS mean by it what a
 * moment does not change (a second scan within a day, too many repositories).
 * And a service that gave no answer in time twice will give none the third time: a person waits meanwhile.
 * Source: Amazon ECR and Amazon ECS API references, errors of StartImageScan, CreateRepository and RegisterTaskDefinition.
 */
export class Retries extends StandardRetryStrategy {
  override refreshRetryTokenForRetry(token: StandardRetryToken, info: RetryErrorInfo): Promise<StandardRetryToken> {
    const { name } = (info.error ?? {}) as { readonly name?: string };
    const isHopeless = name === 'LimitExceededException' || (name === 'TimeoutError' && token.getRetryCount() > 0);
    if (isHopeless) return Promise.reject(info.error);
    return super.refreshRetryTokenForRetry(token, info);
  }
}
