import { SetMetadata } from '@nestjs/common';

export const IDEMPOTENT_ROUTE = 'pryimalnia:idempotent';

/**
 * Marks a POST that creates: sent twice with one `Idempotency-Key`, it creates once and answers the
 * same (захист від подвійного надсилання). How a feature keeps that promise through a crash: see
 * `Idempotency` in `idempotency.ts`.
 */
export const Idempotent = () => SetMetadata(IDEMPOTENT_ROUTE, true);
