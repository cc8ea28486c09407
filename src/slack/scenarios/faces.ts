import { createFaces, type Faces } from '../messages/face.ts';
import { assumeRoleFace } from './assume-role/face.ts';
import { mfaAgeFace } from './mfa-age/face.ts';
import { policyTryFace } from './policy-try/face.ts';
import { sessionTokenFace } from './session-token/face.ts';

/** How all lessons look. To add a lesson, add a folder beside the other lessons' folders, and its face to this list. */
export const FACES: Faces = createFaces(sessionTokenFace, assumeRoleFace, mfaAgeFace, policyTryFace);
