/**
 * Models of classes of the platform: Java that does the same and can be lowered. A class below the package {@code java} here stands for
 * the one of the same name there; the processor reads its source, and nobody runs it. What a model lacks is refused where a derivative
 * would go through it.
 *
 * <p>The others are what models have in common.
 */
package org.wengert.processor.models;
