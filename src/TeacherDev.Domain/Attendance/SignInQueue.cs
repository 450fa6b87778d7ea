using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// A hall of hundreds signs in within a minute, and every commit waits for the disk. One writer takes all who wait, asks for all of them at once
/// what it must know, and commits them together; while it does, the next ones gather. Each is answered only after the commit that holds its row.
/// </summary>
public sealed class SignInQueue(IServiceScopeFactory scopes)
{
    private const int MostAtOnce = 100;
    private const int MostAttempts = 3;

    private readonly ConcurrentQueue<Waiting> waiting = new();
    private int isWriting;

    /// <returns>The mark as it stands: a new one, or that which was there before.</returns>
    /// <exception cref="RuleBroken">Too early, too late, closed, cancelled, or not expected.</exception>
    internal Task<AttendanceMark> WriteAsync(SignInRequest request, Viewer author, string requestId)
    {
        var one = new Waiting(request, author, requestId);
        waiting.Enqueue(one);
        if (Interlocked.CompareExchange(ref isWriting, 1, 0) == 0) _ = Task.Run(WriteAllAsync);
        return one.Done.Task;
    }

    private async Task WriteAllAsync()
    {
        do
        {
            while (Take() is { Count: > 0 } batch) await WriteAsync(batch);
            Volatile.Write(ref isWriting, 0);
        }
        // Who came between the last look and the flag found it taken.
        while (!waiting.IsEmpty && Interlocked.CompareExchange(ref isWriting, 1, 0) == 0);
    }

    private List<Waiting> Take()
    {
        var batch = new List<Waiting>();
        while (batch.Count < MostAtOnce && waiting.TryDequeue(out var one)) batch.Add(one);
        return batch;
    }

    private async Task WriteAsync(List<Waiting> batch, int attempt = 1)
    {
        try
        {
            foreach (var (one, answer) in batch.Zip(await CommitAsync(batch)))
            {
                if (answer.Mark is { } mark) one.Done.SetResult(mark);
                else one.Done.SetException(answer.Broken!);
            }
        }
        catch (Exception) when (batch.Count > 1)
        {
            // One of them cannot be written, or met another node's row: nobody else waits for that.
            foreach (var one in batch) await WriteAsync([one]);
        }
        catch (Exception e) when (attempt < MostAttempts && (Transient.Is(e) || e is DbUpdateException))
        {
            await WriteAsync(batch, attempt + 1);
        }
        catch (Exception e)
        {
            batch[0].Done.SetException(e);
        }
    }

    /// <summary>In one transaction; the session is held, so that it is not closed over their heads.</summary>
    private async Task<List<Answer>> CommitAsync(List<Waiting> batch)
    {
        await using var scope = scopes.CreateSystemScope();
        var (db, desk) = (scope.ServiceProvider.GetRequiredService<TeacherDevDb>(), scope.ServiceProvider.GetRequiredService<SignInDesk>());
        return await db.WriteAsync(async () =>
        {
            var answers = new Dictionary<Waiting, Answer>(ReferenceEqualityComparer.Instance);
            foreach (var hall in batch.GroupBy(w => w.Request.SessionId).OrderBy(g => g.Key))
            {
                await db.HoldAsync<Session>(hall.Key);
                var (occasion, people) = ((await desk.FindAsync(hall.Key))!, hall.Select(w => w.Request.PersonId).Distinct().ToArray());
                var expected = (await db.Expected(occasion.Session).Where(p => people.Contains(p.Id)).Select(p => p.Id).ToListAsync()).ToHashSet();
                var marks = await db.AttendanceMarks.AsNoTracking().Where(m => m.SessionId == hall.Key && people.Contains(m.PersonId)).ToDictionaryAsync(m => m.PersonId);
                foreach (var one in hall) answers[one] = Answered(db, occasion, one, expected, marks);
            }
            await db.SaveChangesAsync();
            return batch.ConvertAll(w => answers[w]);
        });
    }

    private static Answer Answered(TeacherDevDb db, SignInOccasion occasion, Waiting one, HashSet<int> expected, Dictionary<int, AttendanceMark> marks)
    {
        var request = one.Request;
        try
        {
            if (marks.TryGetValue(request.PersonId, out var before)) return new(before, null);
            occasion.MustBeOpen(request.Scanned, request.Now);
            if (!expected.Contains(request.PersonId)) throw new RuleBroken("您不在“{0}”的名单中，请找班主任", occasion.Session.Topic);
            var mark = marks[request.PersonId] = occasion.Mark(request);
            db.Add(mark);
            db.OnBehalfOf(one.Author, one.RequestId, mark);
            return new(mark, null);
        }
        catch (RuleBroken broken)
        {
            return new(null, broken);
        }
    }

    private sealed record Waiting(SignInRequest Request, Viewer Author, string RequestId)
    {
        public TaskCompletionSource<AttendanceMark> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>One of the two.</summary>
    private readonly record struct Answer(AttendanceMark? Mark, RuleBroken? Broken);
}

/// <param name="Scanned">When the first request came, by the server's clock.</param>
/// <param name="Device">Kept only where the rules say so.</param>
internal sealed record SignInRequest(int SessionId, int PersonId, DateTime Scanned, MarkSource Source, byte[]? Device, DateTime Now);
