import { z } from 'zod';
import { clockKeys, contextFrom } from '../../account/global-context.ts';
import { policiesAsListed, type StoredPolicy } from '../../account/policies-in-effect.ts';
import type { Account, PolicyHolder } from '../../account/state.ts';
import { AwsError } from '../../operation/errors.ts';
import { defineOperation } from '../../operation/operation.ts';
import { pageOf } from '../../operation/paging.ts';
import { members, type XmlElement } from '../../operation/xml.ts';
import { type PolicyDocument, parsePolicy, parseResourcePolicy } from '../../policy/parse.ts';
import { arn } from '../names.ts';
import {
  checkActions,
  contextOfEntries,
  invalidInput,
  listKeysOf,
  policyInputList,
  type SimulationInput,
  simulationInput,
} from './simulate-input.ts';
import { evaluationResult, type Simulation } from './simulate-results.ts';
import { policySourceOf, simulatedCaller } from './simulated-caller.ts';

const SimulatePrincipalPolicy = defineOperation({
  input: z.object({ ...simulationInput, PolicySourceArn: arn, PolicyInputList: policyInputList.default([]) }),
  permission: (_account, input) => ({ resource: input.PolicySourceArn }),
  perform: (account, input) => {
    const source = policySourceOf(account, input.PolicySourceArn);
    return simulate(account, input, input.PolicyInputList, source);
  },
});

const SimulateCustomPolicy = defineOperation({
  input: z.object({ ...simulationInput, PolicyInputList: policyInputList }),
  permission: () => ({ resource: '*' }),
  perform: (account, input) => simulate(account, input, input.PolicyInputList, undefined),
});

function simulate(
  account: Account,
  input: SimulationInput,
  policyTexts: readonly string[],
  source: PolicyHolder | undefined,
): XmlElement {
  checkActions(input.ActionNames);
  if (input.ResourceHandlingOption !== undefined) {
    throw invalidInput('The sandbox does not simulate the EC2 scenarios of ResourceHandlingOption.');
  }
  const simulation = simulationOf(account, input, policyTexts, source);
  const numbered = input.ActionNames.map((action, index) => ({ action, key: String(index).padStart(6, '0') }));
  const { page, trailer } = pageOf(numbered, ({ key }) => key, input);
  return { EvaluationResults: members(page.map(({ action }) => evaluationResult(simulation, action))), ...trailer };
}

function simulationOf(
  account: Account,
  input: SimulationInput,
  policyTexts: readonly string[],
  source: PolicyHolder | undefined,
): Simulation {
  const { ResourceArns, ResourcePolicy, ResourceOwner, PermissionsBoundaryPolicyInputList: boundaries } = input;
  const listed = source && policiesAsListed(account, source);
  const caller = simulatedCaller(account, input.CallerArn, source);
  if (boundaries.length > 1) throw invalidInput('Only one permissions boundary policy can be simulated.');
  if (ResourcePolicy !== undefined && !caller) throw invalidInput('A resource policy needs the ARN of a caller.');
  if (ResourceOwner !== undefined && !ResourceOwner.includes(account.id)) {
    throw invalidInput('The sandbox simulates calls within one account.');
  }
  const inputs = (texts: readonly string[], id: string) =>
    texts.map((text, index) => given(text, `${id}.${index + 1}`));
  const [boundary] = inputs(boundaries, 'PermissionsBoundaryPolicyInputList');
  const entries = contextOfEntries(input.ContextEntries);
  return {
    resources: ResourceArns.length === 0 ? ['*'] : ResourceArns,
    identity: [...(listed?.identity ?? []), ...inputs(policyTexts, 'PolicyInputList')],
    boundary: boundary ?? listed?.boundary,
    resourcePolicy:
      ResourcePolicy === undefined ? undefined : given(ResourcePolicy, 'ResourcePolicy', parseResourcePolicy),
    principal: caller?.principal,
    context: contextFrom(
      [...clockKeys(account), ...(caller?.keys ?? []), ...entries],
      listKeysOf(input.ContextEntries),
    ),
  };
}

/** Parses a policy of the request. @throws InvalidInput for a policy that IAM would not store */
function given(text: string, id: string, parse: (text: string) => PolicyDocument = parsePolicy): StoredPolicy {
  try {
    return { name: `policy ${id}`, id, text, document: parse(text) };
  } catch (thrown) {
    if (thrown instanceof AwsError) throw invalidInput(`Invalid Input ${id}: ${thrown.message}`);
    throw thrown;
  }
}

export const simulationOperations = { SimulatePrincipalPolicy, SimulateCustomPolicy };
