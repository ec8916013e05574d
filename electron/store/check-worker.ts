import { parentPort, workerData } from 'node:worker_threads';
import { connectReadOnly, isSound } from '#electron/store/connection.ts';

// Checks one file in a thread of its own, and says whether it is sound.
const db = connectReadOnly(String(workerData));
try {
  parentPort?.postMessage(isSound(db));
} finally {
  db.close();
}
