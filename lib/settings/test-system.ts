/**
 * Widths, in characters, of the text columns on the vendor's public test system (vendor's guide
 * "Encore Web API Web Service", June 2020). Offered as a hint only: every installation has columns
 * of its own.
 */
export const TEST_SYSTEM_WIDTHS: ReadonlyMap<string, number> = new Map([
  ['fldCampaign', 24],
  ['fldClientID', 16],
  ['fldCustomerAccountNum', 64],
  ['fldCallCategory', 24],
]);

/** The vendor's public test service, in simulation mode (same guide). */
export const TEST_SERVICE_ADDRESS = 'https://ecapturews.dvsanalytics.com/WebAPI/ECAPI.svc';
