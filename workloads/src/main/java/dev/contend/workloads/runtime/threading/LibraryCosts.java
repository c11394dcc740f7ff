package dev.contend.workloads.runtime.threading;

/**
 * Time of the Python code in calls of the standard library, in cycles of the machine's first kind
 * of core; their lock operations, sleeps and counted references come on top.
 *
 * @param conditionWait {@code Condition.wait}
 * @param conditionNotify {@code Condition.notify}, called by Python code outside of a queue
 * @param enter entering and leaving a {@code with} block of a condition
 * @param queuePut {@code queue.Queue.put}, the notification included
 * @param queueGet {@code queue.Queue.get}, likewise
 * @param simpleQueue one call of {@code queue.SimpleQueue}
 * @param submit {@code ThreadPoolExecutor.submit}
 * @param task what a thread of the pool does for each task
 * @param result {@code Future.result}
 * @param loopCall {@code call_soon_threadsafe}, and one callback of the loop
 * @param queueReferences counted references that a call of {@code queue.Queue} takes and gives back
 *     on each of its objects: the queue, the condition, the lock
 */
public record LibraryCosts(
    double conditionWait,
    double conditionNotify,
    double enter,
    double queuePut,
    double queueGet,
    double simpleQueue,
    double submit,
    double task,
    double result,
    double loopCall,
    int queueReferences) {}
