using System.Text.Json;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Work;

/// <summary>One kind of long work. Begun again after a crash, it must come to the same end.</summary>
public interface IBackgroundWork
{
    /// <summary>The <see cref="Domain.Work.BackgroundTask.Kind"/> it does.</summary>
    string Kind { get; }

    /// <param name="arguments">The task's arguments.</param>
    /// <param name="progress">To be told of each step; it throws when the work must stop.</param>
    /// <returns>What came out of it, for the list of tasks.</returns>
    /// <exception cref="RuleBroken">It cannot be done; the sentence is shown.</exception>
    Task<Remark> RunAsync(JsonElement arguments, WorkProgress progress, CancellationToken stop);
}

/// <summary>Says how far the work is, and learns whether it may go on.</summary>
public delegate Task WorkProgress(int completed, int total, Remark doing);
