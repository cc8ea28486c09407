import { createMemoryWorkshops } from '../../../src/state/workshops/memory-workshops.ts';
import { describeWorkshopStore } from '../../contract/workshop-store.ts';

describeWorkshopStore('the memory of the process', async () => {
  const store = createMemoryWorkshops();
  return { store, second: store };
});
