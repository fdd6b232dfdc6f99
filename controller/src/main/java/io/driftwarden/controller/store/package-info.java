/** What must survive a crash: inbox, runs, outbox, applications, inventories and drift reports. */
@NullMarked
package io.driftwarden.controller.store;

import org.jspecify.annotations.NullMarked;
