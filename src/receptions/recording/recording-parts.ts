import { RecordingRequests } from './recording-requests.js';
import { RecordingController } from './recording.controller.js';
import { Recordings } from './recordings.js';

/** What the module of receptions is given by the recording of receptions (аудіо- чи відеозапис). */
export const recordingProviders = [Recordings, RecordingRequests];
export const recordingControllers = [RecordingController];
