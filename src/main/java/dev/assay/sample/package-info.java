/** Shell: invents the deliveries of a whole programme, night by night, the same for the same arguments. */
@NullMarked
package dev.assay.sample;

import org.jspecify.annotations.NullMarked;
