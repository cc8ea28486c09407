import { imageElement, mrkdwn, plainText } from '../objects.ts';
import { oneOfTypes, type Typed } from '../schema-parts.ts';
import type { Surface } from '../surface.ts';
import { button, feedbackButtons, iconButton, workflowButton } from './buttons.ts';
import { checkboxes, overflow, radioButtons } from './choices.ts';
import { emailInput, fileInput, numberInput, plainTextInput, richTextInput, urlInput } from './inputs.ts';
import { datepicker, datetimepicker, timepicker } from './pickers.ts';
import { multiSelects, selects } from './selects.ts';

type Place = 'section' | 'actions' | 'input' | 'context' | 'context_actions';

interface Rule {
  readonly elements: readonly Typed[];
  readonly places: readonly Place[];
  readonly surfaces: readonly Surface[];
}

const everywhere: readonly Surface[] = ['message', 'modal', 'home'];

/**
 * Lists the blocks and surfaces in which each element is allowed (the table at
 * https://docs.slack.dev/reference/block-kit/block-elements).
 */
const rules: readonly Rule[] = [
  { elements: [plainText(), mrkdwn()], places: ['context'], surfaces: everywhere },
  { elements: [imageElement], places: ['section', 'context'], surfaces: everywhere },
  { elements: [button, overflow], places: ['section', 'actions'], surfaces: everywhere },
  { elements: [workflowButton], places: ['section', 'actions'], surfaces: ['message'] },
  {
    elements: [checkboxes, radioButtons, datepicker, timepicker, ...selects, ...multiSelects],
    places: ['section', 'actions', 'input'],
    surfaces: everywhere,
  },
  { elements: [datetimepicker], places: ['actions', 'input'], surfaces: ['message', 'modal'] },
  { elements: [plainTextInput], places: ['input'], surfaces: everywhere },
  { elements: [richTextInput], places: ['actions', 'input'], surfaces: ['modal', 'home'] },
  { elements: [numberInput, emailInput, urlInput, fileInput], places: ['input'], surfaces: ['modal'] },
  { elements: [feedbackButtons, iconButton], places: ['context_actions'], surfaces: ['message'] },
];

/** Returns the schema of all elements that are allowed at this place of this surface. */
export function elementFor(place: Place, surface: Surface) {
  const fitting = rules.filter(({ places, surfaces }) => places.includes(place) && surfaces.includes(surface));
  return oneOfTypes(fitting.flatMap(({ elements }) => elements));
}
