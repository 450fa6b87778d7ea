using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Activities;

/// <summary>An invitation with the person's card, as one thing to search, sort and page.</summary>
public sealed class Invited
{
    public required Invitation Invitation { get; init; }

    public required PersonCard Card { get; init; }
}

public sealed record InvitedRow(int PersonId, string Name, string? StaffNumber, string School, string? Subject, DateOnly InvitedOn);

public static class InvitedList
{
    public static List<Invited, InvitedRow> Columns { get; } = new List<Invited, InvitedRow>(
            i => new InvitedRow(i.Card.Id, i.Card.Name, i.Card.StaffNumber, i.Card.School, i.Card.Subject, i.Invitation.InvitedOn), i => i.Card.SortKey, i => i.Invitation.Id)
        .With("姓名", r => r.Name, i => i.Card.SortKey, "name")
        .With("教师编号", r => r.StaffNumber, onPage: false)
        .With("单位", r => r.School, i => i.Card.School, "school")
        .With("学科", r => new Word(r.Subject), i => i.Card.Subject, "subject")
        .With("加入日期", r => r.InvitedOn, onPage: false);

    public static IQueryable<Invited> Of(TeacherDevDb db, int activityId, ListQuery query)
    {
        var invited = from invitation in db.Set<Invitation>().AsNoTracking()
                      where invitation.ActivityId == activityId && invitation.WithdrawnOn == null
                      join card in db.PersonCards on invitation.PersonId equals card.Id
                      select new Invited { Invitation = invitation, Card = card };
        return query.Sought is { } sought ? invited.Where(i => i.Card.SearchText.Contains(sought)) : invited;
    }
}
