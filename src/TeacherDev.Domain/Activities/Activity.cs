using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Activities;

/// <summary>
/// 活动: sessions without a class — a studio's gathering, a district's research event, a lecture, a forum. Its people are invited by
/// name; sign-in, closing and hours are those of any session.
/// </summary>
public sealed partial class Activity : Aggregate
{
    public const int TitleLength = 80;
    public const int DescriptionLength = 2000;
    public const int PlaceLength = 200;
    public const int MostGivers = 20;

    private readonly List<Invitation> invitations = [];
    private readonly List<Giver> givers = [];

    /// <param name="studioId">The studio that holds it; required for <see cref="ActivityKind.StudioGathering"/>.</param>
    /// <param name="programmeYearId">The programme-year that pays for it, when there is one.</param>
    public Activity(int organisationId, ActivityKind kind, string? title, string? description, int? studioId, int? programmeYearId, Guid key)
    {
        (OrganisationId, IdempotencyKey) = (organisationId, key);
        Describe(kind, title, description, studioId, programmeYearId);
    }

    private Activity() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public ActivityKind Kind { get; private set; }

    public string Title
    {
        get;
        private set
        {
            field = Naming.Clean(value, "活动名称", TitleLength);
            (SortKey, SearchText) = (Naming.SortKey(field), Naming.SearchText(field));
        }
    } = null!;

    public byte[] SortKey { get; private set; } = null!;

    public string SearchText { get; private set; } = null!;

    public string? Description { get; private set; }

    /// <summary>Of a 教研活动, where it is known; null of anything else.</summary>
    public ResearchForm? Form { get; private set; }

    /// <summary>Where it takes place, or the link under which, when that is no venue of the list.</summary>
    public string? Place { get; private set; }

    /// <summary>The school at which it takes place, whoever holds it: a lesson that a researcher gives there counts as a visit to it.</summary>
    public int? HostSchoolId { get; private set; }

    public int? StudioId { get; private set; }

    /// <summary>The standing body (学科中心组, 教研组, 片区…) that holds it for its organiser; null where a studio or the organiser itself does.</summary>
    public int? TeamId { get; private set; }

    public int? ProgrammeYearId { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<Invitation> Invitations => invitations;

    public IReadOnlyCollection<Giver> Givers => givers;

    public void Revise(ActivityKind kind, string? title, string? description, int? studioId, int? programmeYearId)
    {
        Describe(kind, title, description, studioId, programmeYearId);
        Touch();
    }

    /// <summary>Says in which form and where it is held.</summary>
    /// <exception cref="RuleBroken">A form of what is no 教研活动, or a text that is too long.</exception>
    public void Detail(ResearchForm? form, string? place)
    {
        if (form is not null && Kind != ActivityKind.Research) throw new RuleBroken("只有教研活动分区域、网络、综合、主题和小片区");
        Form = form;
        Place = string.IsNullOrWhiteSpace(place) ? null : Naming.Clean(place, "地点或链接", PlaceLength);
        Touch();
    }

    /// <summary>Says which standing body holds it; null where none does.</summary>
    /// <exception cref="RuleBroken">A studio holds it.</exception>
    public void HoldBy(int? teamId)
    {
        if (teamId is not null && StudioId is not null) throw new RuleBroken("活动由工作室或协作组织主办，请只选一个");
        TeamId = teamId;
        Touch();
    }

    /// <summary>Says at which school it takes place; null where at none.</summary>
    public void HoldAt(int? schoolId)
    {
        HostSchoolId = schoolId;
        Touch();
    }

    /// <summary>Names who gives it, beside those who do already.</summary>
    /// <exception cref="RuleBroken">Nobody new, or too many.</exception>
    public void GiveBy(IEnumerable<int> personIds)
    {
        var newcomers = personIds.Distinct().Where(id => givers.All(g => g.PersonId != id)).ToList();
        if (newcomers.Count == 0) throw new RuleBroken("请填写还没有登记的授课人");
        if (givers.Count + newcomers.Count > MostGivers) throw new RuleBroken("授课人最多 {0} 位", MostGivers);
        givers.AddRange(newcomers.Select(id => new Giver(id)));
        Touch();
    }

    /// <exception cref="RuleBroken">The person does not give it.</exception>
    public void NoLongerGiveBy(int personId)
    {
        if (givers.RemoveAll(g => g.PersonId == personId) == 0) throw new RuleBroken("该教师不是“{0}”的授课人", Title);
        Touch();
    }

    /// <summary>Invites everyone who is not invited yet.</summary>
    /// <returns>How many were added.</returns>
    /// <exception cref="RuleBroken">More than the activity has places for.</exception>
    public int Invite(IEnumerable<int> personIds, DateOnly today)
    {
        var newcomers = personIds.Distinct().Where(id => !IsInvited(id)).ToList();
        MustHaveRoom(newcomers.Count);
        invitations.AddRange(newcomers.Select(id => new Invitation(id, today)));
        Touch();
        return newcomers.Count;
    }

    /// <summary>Takes an invitation back; the row stays.</summary>
    public void Uninvite(int personId, DateOnly today)
    {
        var invitation = invitations.SingleOrDefault(i => i.PersonId == personId && i.WithdrawnOn is null) ?? throw new RuleBroken("该教师不在“{0}”的名单中", Title);
        invitation.Withdraw(today);
        Touch();
    }

    public bool IsInvited(int personId) => invitations.Any(i => i.PersonId == personId && i.WithdrawnOn is null);

    private void Describe(ActivityKind kind, string? title, string? description, int? studioId, int? programmeYearId)
    {
        if (kind == ActivityKind.StudioGathering && studioId is null) throw new RuleBroken("全员集中培训要指明是哪个工作室的");
        var text = description?.Trim();
        if (text?.EnumerateRunes().Count() > DescriptionLength) throw new RuleBroken("{0}最多 {1} 个字", "活动说明", DescriptionLength);
        (Kind, Title, StudioId, ProgrammeYearId) = (kind, title!, studioId, programmeYearId);
        if (studioId is not null) TeamId = null;
        Description = string.IsNullOrEmpty(text) ? null : text;
    }
}
