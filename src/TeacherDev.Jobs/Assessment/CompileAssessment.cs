using System.Globalization;
using System.Text.Json;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs.Work;

namespace TeacherDev.Jobs.Assessment;

/// <summary>Compiles one cycle, its results in one transaction: begun again, the same data come to the same results.</summary>
public sealed class CompileAssessment(Compilation compilation, TimeProvider clock) : IBackgroundWork
{
    public const string Name = "compile-assessment";

    public string Kind => Name;

    /// <summary>The task that asks for it.</summary>
    /// <param name="accountId">Who asks; null for the system.</param>
    public static BackgroundTask Ask(AssessmentCycle cycle, int? accountId, Guid idempotencyKey, DateTime now) =>
        new(Name, Remark.Of("{0} 年度考核汇总", cycle.Year), string.Create(CultureInfo.InvariantCulture, $$"""{"cycle":{{cycle.Id}}}"""), accountId, idempotencyKey, now);

    public async Task<Remark> RunAsync(JsonElement arguments, WorkProgress progress, CancellationToken stop)
    {
        var cycle = arguments.GetProperty("cycle").GetInt32();
        return Of(await compilation.CompileAsync(cycle, clock.UtcNow, (done, total) => progress(done, total, Remark.Of("正在汇总")), stop));
    }

    internal static Remark Of(Compiled compiled) => Remark.Of("考核 {0} 个工作室，{1} 个结果有变化，优秀 {2} 个", compiled.Subjects, compiled.Changed, compiled.Excellent);
}
