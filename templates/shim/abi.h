/* Code generated from generator/abi.rs by tests/abi.rs. DO NOT EDIT. */

#ifndef USEGOLIB_ABI_H
#define USEGOLIB_ABI_H

#include <stdint.h>

typedef struct {
    uint8_t       *ptr;      /* in: the caller's buffer */
    uint64_t       len;      /* in: its size; out: bytes written */
    const uint8_t *tail;     /* out: the rest of the message in Go's memory, or NULL */
    uint64_t       tail_len; /* out: its size */
    uint64_t       handle;   /* out: what keeps tail alive, or 0 */
} usegolib_buf;

void usegolib_call(const uint8_t *req, uint64_t n, uint32_t flags, usegolib_buf *resp);
uint8_t *usegolib_alloc(uint64_t n, uint64_t *handle);
void usegolib_release(uint64_t handle);
void usegolib_describe(usegolib_buf *resp);
uint64_t usegolib_start(const uint8_t *req, uint64_t n, uint64_t deadline_ns, uint32_t flags);
uint64_t usegolib_next(uint64_t wait_ns);
uint32_t usegolib_wait(uint64_t call, uint64_t wait_ns, usegolib_buf *resp);
void usegolib_cancel(uint64_t call);
void usegolib_abandon(uint64_t call);
void usegolib_drop(const uint64_t *numbers, uint64_t n);
void usegolib_count(uint64_t *counts, uint64_t n);
void usegolib_redirect(uint32_t stream, uint64_t descriptor);
void usegolib_redirect_logs(uint64_t descriptor, uint32_t level);
void usegolib_crash_output(uint64_t descriptor);

#endif
