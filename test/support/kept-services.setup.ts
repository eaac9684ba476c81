import { afterAll } from 'vitest';
import { closeKeptServices } from './kept-service.js';

afterAll(closeKeptServices);
