using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Attendance;

public sealed record HoursBatchQuery : ListQuery
{
    [FromQuery(Name = "state")]
    public HoursBatchState? State { get; init; }

    public IQueryable<HoursBatch> Of(IQueryable<HoursBatch> batches)
    {
        if (State is { } state) batches = batches.Where(b => b.State == state);
        return Sought is { } sought ? batches.Where(b => b.Organisation.SearchText.Contains(sought) || b.SearchText.Contains(sought)) : batches;
    }
}

/// <param name="Tenths">学时 in tenths, of all lines.</param>
public sealed record HoursBatchRow(
    int Id, int Version, string Title, int OrganisationId, string School, HoursBatchState State, DateTime SubmittedAt, DateTime? DecidedAt, int? DecidedById, string? Reason, int Sessions, int People, int Tenths)
{
    public Domain.Kernel.Hours Total => Domain.Kernel.Hours.OfTenths(Tenths);
}

public sealed record HoursBatchIndex(ListPage<HoursBatchRow> Batches, HoursBatchQuery Query, bool MaySubmit, int Waiting);

/// <summary>A line of a batch with the person's card.</summary>
public sealed class BatchedLine
{
    public required HoursBatchLine Line { get; init; }

    public required PersonCard Card { get; init; }
}

public sealed record BatchedRow(int PersonId, string Name, string? Number, string? Subject, string Title, DateOnly Day, string Mode, int Tenths)
{
    public Domain.Kernel.Hours Hours => Domain.Kernel.Hours.OfTenths(Tenths);
}

public static class HoursBatchList
{
    public static Expression<Func<HoursBatch, HoursBatchRow>> Row { get; } = b => new HoursBatchRow(
        b.Id, b.Version, b.Title, b.OrganisationId, b.Organisation.Name, b.State, b.SubmittedAt, b.DecidedAt, b.DecidedById, b.Reason,
        b.Lines.Select(l => l.SessionId).Distinct().Count(), b.Lines.Select(l => l.PersonId).Distinct().Count(), b.Lines.Sum(l => l.Hours.Tenths));

    public static List<HoursBatch, HoursBatchRow> Columns { get; } = new List<HoursBatch, HoursBatchRow>(Row, b => -b.Id, b => b.Id)
        .With("批次名称", r => r.Title, b => b.Title, "title")
        .With("学校", r => r.School, b => b.Organisation.SortKey, "school")
        .With("场次", r => r.Sessions, isNumber: true)
        .With("人数", r => r.People, isNumber: true)
        .With("学时", r => r.Total, isNumber: true)
        .With("提交时间", r => r.SubmittedAt, b => b.SubmittedAt, "submitted")
        .With("状态", r => r.State, b => b.State, "state");

    /// <param name="names">Of modes, by code.</param>
    public static List<BatchedLine, BatchedRow> LineColumns(IReadOnlyDictionary<string, string> names) => new List<BatchedLine, BatchedRow>(
            l => new BatchedRow(l.Card.Id, l.Card.Name, l.Card.StaffNumber, l.Card.Subject, l.Line.Title, l.Line.Day, l.Line.Mode, l.Line.Hours.Tenths), l => l.Card.SortKey, l => l.Line.Id)
        .With("姓名", r => r.Name, l => l.Card.SortKey, "name")
        .With("教师编号", r => r.Number, l => l.Card.StaffNumber, "number", onPage: false)
        .With("学科", r => new Word(r.Subject), l => l.Card.Subject, "subject")
        .With("活动", r => r.Title, l => l.Line.Title, "title")
        .With("日期", r => r.Day, l => l.Line.Day, "day")
        .With("形式", r => new Because(names.GetValueOrDefault(r.Mode, r.Mode)), l => l.Line.Mode, "mode")
        .With("学时", r => r.Hours, l => l.Line.Hours.Tenths, "hours", isNumber: true);

    public static IQueryable<BatchedLine> Lines(TeacherDevDb db, int batchId, ListQuery query)
    {
        var lines = from line in db.Set<HoursBatchLine>().AsNoTracking()
                    where line.BatchId == batchId
                    join card in db.PersonCards on line.PersonId equals card.Id
                    select new BatchedLine { Line = line, Card = card };
        return query.Sought is { } sought ? lines.Where(l => l.Card.SearchText.Contains(sought)) : lines;
    }
}
