import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createStation } from '../lib/station/station';

/** Every listener is registered in the first turn: one that comes later misses what woke us. */
export default defineBackground(() => {
  const station = createStation();
  browser.runtime.onConnect.addListener(station.connected);
  browser.runtime.onMessage.addListener(station.asked);
  browser.commands.onCommand.addListener(station.commanded);
  browser.alarms.onAlarm.addListener(station.woken);
  browser.runtime.onStartup.addListener(station.woken);
  browser.runtime.onInstalled.addListener(station.installed);
  browser.permissions.onAdded.addListener(station.accessChanged);
  browser.permissions.onRemoved.addListener(station.accessChanged);
  browser.idle.onStateChanged.addListener(station.seat.idleChanged);
  self.addEventListener('online', station.seat.networkChanged);
  browser.storage.onChanged.addListener((_changes, area) => {
    station.stored(area);
  });
});
