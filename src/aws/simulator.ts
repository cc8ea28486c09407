import { type Position as AwsPosition, type IAMClient, SimulateCustomPolicyCommand } from '@aws-sdk/client-iam';
import { type Position, RefusedBySimulator, type Simulator } from '../policy-check/simulator.ts';
import { asBot, on } from './client/calls.ts';
import { type AwsSettings, createClients } from './client/clients.ts';
import { whole } from './client/whole.ts';

export interface AwsSimulator extends Simulator {
  close(): void;
}

/** Creates a client of AWS's policy simulator. It tests the text of a policy, and changes nothing in the account. */
export function createAwsSimulator(settings: AwsSettings): AwsSimulator {
  const clients = createClients(settings);
  return { ...simulatorWith(clients.iam), close: () => clients.close() };
}

/** Returns a simulator that uses this client. */
export function simulatorWith(iam: IAMClient): Simulator {
  const refused = (message: string) => {
    throw new RefusedBySimulator(message);
  };
  return {
    async simulate(policyText, { action, resource }, context) {
      const command = new SimulateCustomPolicyCommand({
        PolicyInputList: [policyText],
        ActionNames: [action],
        ResourceArns: [resource],
        ContextEntries: context.map(({ key, type, values }) => ({
          ContextKeyName: key,
          ContextKeyType: type,
          ContextKeyValues: [...values],
        })),
      });
      const { EvaluationResults: [result] = [] } = await asBot(
        'iam:SimulateCustomPolicy',
        () => iam.send(command),
        on('InvalidInput', refused),
        on('InvalidInputException', refused),
        on('ValidationError', refused),
      );
      const decision = whole(result?.EvalDecision, 'a decision');
      return {
        isAllowed: decision === 'allowed',
        isDeniedByName: decision === 'explicitDeny',
        decidedBy: (result?.MatchedStatements ?? []).map(({ StartPosition, EndPosition }) => ({
          start: positionOf(StartPosition),
          end: positionOf(EndPosition),
        })),
        missingKeys: result?.MissingContextValues ?? [],
      };
    },
  };
}

function positionOf(position: AwsPosition | undefined): Position {
  return { line: whole(position?.Line, 'a line'), column: whole(position?.Column, 'a column') };
}
