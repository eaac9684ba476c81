import type { INestApplicationContext } from '@nestjs/common';
import { SignInDesk } from './demonstration/sign-in-desk.js';

/** What the operator is told at start about the way in, line by line; empty where no logins are ours to tell. */
export function signInAnnouncement(app: INestApplicationContext): string[] {
  return app.get(SignInDesk, { strict: false }).announcement();
}
