import { Global, Module } from '@nestjs/common';
import { Journal } from './journal.js';

/** The journal is written by every room that acts, so it is handed to all of them. */
@Global()
@Module({ providers: [Journal], exports: [Journal] })
export class JournalModule {}
