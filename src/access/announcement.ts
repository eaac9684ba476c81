import type { INestApplicationContext } from '@nestjs/common';
import { PasswordSignIn } from './demonstration/password-sign-in.js';

/** What the operator is told at start about the way in, line by line; empty where no logins are ours to tell. */
export function signInAnnouncement(app: INestApplicationContext): string[] {
  return app.get(PasswordSignIn, { strict: false }).announcement();
}
