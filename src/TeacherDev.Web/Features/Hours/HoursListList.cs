using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Hours;

/// <param name="Tenths">学时 in tenths, of all lines.</param>
public sealed record HoursListRow(int Id, int Version, string Title, HoursListKind Kind, int OrganisationId, string Organisation, DateTime ReadAt, DateTime? WithdrawnAt, string? Reason, int People, int Tenths)
{
    public Domain.Kernel.Hours Total => Domain.Kernel.Hours.OfTenths(Tenths);
}

/// <summary>A line of a list with the person's card.</summary>
public sealed class ListedHours
{
    public required HoursListLine Line { get; init; }

    public required PersonCard Card { get; init; }
}

public sealed record ListedHoursRow(int PersonId, string Name, string? Number, string School, string Title, DateOnly Day, string Mode, HoursKind? Kind, int Tenths)
{
    public Domain.Kernel.Hours Hours => Domain.Kernel.Hours.OfTenths(Tenths);
}

/// <param name="MayWithdraw">It was read in by the viewer's body or one below it.</param>
/// <param name="Modes">Names by code.</param>
public sealed record HoursListPage(HoursListRow List, ListPage<ListedHoursRow> Lines, IReadOnlyDictionary<string, string> Modes, bool MayWithdraw);

public static class HoursListList
{
    public static Expression<Func<HoursList, HoursListRow>> Row { get; } = l => new HoursListRow(
        l.Id, l.Version, l.Title, l.Kind, l.OrganisationId, l.Organisation.Name, l.ReadAt, l.WithdrawnAt, l.WithdrawalReason, l.Lines.Select(x => x.PersonId).Distinct().Count(), l.Lines.Sum(x => x.Hours.Tenths));

    public static List<HoursList, HoursListRow> Columns { get; } = new List<HoursList, HoursListRow>(Row, l => -l.Id, l => l.Id)
        .With("名单名称", r => r.Title, l => l.Title, "title")
        .With("名单类型", r => r.Kind, l => l.Kind, "kind")
        .With("人数", r => r.People, isNumber: true)
        .With("学时", r => r.Total, isNumber: true)
        .With("读入单位", r => r.Organisation, l => l.Organisation.SortKey, "organisation")
        .With("读入时间", r => r.ReadAt, l => l.ReadAt, "read")
        .With("撤回时间", r => r.WithdrawnAt, l => l.WithdrawnAt, "withdrawn");

    /// <param name="names">Of modes, by code.</param>
    public static List<ListedHours, ListedHoursRow> LineColumns(IReadOnlyDictionary<string, string> names) => new List<ListedHours, ListedHoursRow>(
            l => new ListedHoursRow(l.Card.Id, l.Card.Name, l.Card.StaffNumber, l.Card.School, l.Line.Title, l.Line.Day, l.Line.Mode, l.Line.Kind, l.Line.Hours.Tenths), l => l.Card.SortKey, l => l.Line.Id)
        .With("姓名", r => r.Name, l => l.Card.SortKey, "name")
        .With("教师编号", r => r.Number, l => l.Card.StaffNumber, "number", onPage: false)
        .With("单位", r => r.School, l => l.Card.School, "school")
        .With("培训名称", r => r.Title, l => l.Line.Title, "title")
        .With("日期", r => r.Day, l => l.Line.Day, "day")
        .With("形式", r => new Because(names.GetValueOrDefault(r.Mode, r.Mode)), l => l.Line.Mode, "mode")
        .With("类别", r => r.Kind, onPage: false)
        .With("学时", r => r.Hours, l => l.Line.Hours.Tenths, "hours", isNumber: true);

    public static IQueryable<ListedHours> Lines(TeacherDevDb db, int listId, ListQuery query)
    {
        var lines = from line in db.Set<HoursListLine>().AsNoTracking()
                    where line.ListId == listId
                    join card in db.PersonCards on line.PersonId equals card.Id
                    select new ListedHours { Line = line, Card = card };
        return query.Sought is { } sought ? lines.Where(l => l.Card.SearchText.Contains(sought)) : lines;
    }
}
