using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Selection;

/// <summary>
/// Who has places and who is named for them. A place is taken by the one who stands on it and by nothing else; a body that is full may name
/// substitutes, and whenever a place of its own becomes free, the first of them steps in.
/// </summary>
public sealed partial class Dispatch
{
    /// <summary>Places that were given to districts, schools directly under the issuing body, and the issuing body itself.</summary>
    public int Given => shares.Where(IsFirst).Sum(s => s.Places);

    /// <summary>Of all who have places, those who go.</summary>
    public int Going => appointees.Count(a => a.Goes);

    public DispatchShare? ShareOf(int organisationId) => shares.Find(s => s.OrganisationId == organisationId);

    /// <summary>Places that a body passed on to its schools.</summary>
    public int PassedOn(DispatchShare share) => share.Path == Audience ? 0 : shares.Where(s => DispatchShare.Above(s.Path) == share.Path).Sum(s => s.Places);

    /// <summary>Places for which a body names people itself.</summary>
    public int OwnOf(DispatchShare share) => share.Places - PassedOn(share);

    public int GoingOf(DispatchShare share) => appointees.Count(a => a.Goes && a.OrganisationId == share.OrganisationId);

    /// <summary>Own places that nobody is named for.</summary>
    public int FreeOf(DispatchShare share) => OwnOf(share) - GoingOf(share);

    /// <summary>The substitutes of a body, the first first.</summary>
    public IReadOnlyList<Appointee> SubstitutesOf(DispatchShare share) => [.. appointees.Where(a => a.Position is not null && a.OrganisationId == share.OrganisationId).OrderBy(a => a.Position)];

    /// <summary>Sets the places of several bodies at once, all or none; 0 takes a share away. Places that become free are filled by substitutes.</summary>
    /// <param name="barred">People whom an ethics decision bars: they do not step in.</param>
    /// <exception cref="RuleBroken">More than there are, fewer than are named already, or a body that stands elsewhere.</exception>
    public void Allot(IReadOnlyList<(Organisation Body, int Places)> wanted, Act by, IReadOnlySet<int> barred)
    {
        if (State is not (DispatchState.Draft or DispatchState.Open)) throw new RuleBroken("“{0}”{1}，不能再分配名额", Title, State);
        var planned = shares.ToDictionary(s => s.Path, s => (s.Organisation.Name, s.Places), StringComparer.Ordinal);
        foreach (var (body, places) in wanted)
        {
            if (places is < 0 or > MostPlaces) throw new RuleBroken("名额应在 0–{0} 之间", MostPlaces);
            if (places > 0 || planned.ContainsKey(body.Path)) planned[body.Path] = (body.Name, places);
        }
        foreach (var path in planned.Keys.Where(p => planned[p].Places > 0)) MustBelong(path, planned);
        MustFit(planned);
        foreach (var (body, places) in wanted)
        {
            if (ShareOf(body.Id) is not { } share)
            {
                if (places == 0) continue;
                shares.Add(share = new DispatchShare(body));
            }
            share.Places = places;
            if (places == 0 && appointees.TrueForAll(a => a.OrganisationId != body.Id)) shares.Remove(share);
        }
        foreach (var share in shares) FillUp(share, by, barred);
        Touch();
    }

    /// <summary>A body gives back places that it names nobody for: to the district it has them from, else to the issuing body, who may give them to another.</summary>
    public void GiveBack(int organisationId, int places, Act by, IReadOnlySet<int> barred)
    {
        if (State != DispatchState.Open) throw new RuleBroken("“{0}”{1}，不能退回名额", Title, State);
        var share = MustHave(organisationId);
        if (places < 1 || places > FreeOf(share)) throw new RuleBroken("{0}有 {1} 个空名额，不能退回 {2} 个", share.Organisation.Name, FreeOf(share), places);
        Allot([(share.Organisation, share.Places - places)], by, barred);
    }

    /// <summary>A body names somebody for a place of its own, or as its next substitute.</summary>
    /// <param name="name">For the sentences.</param>
    /// <param name="isIssuer">The issuing body names on behalf of the body, after the last day too.</param>
    public void Name(int organisationId, int personId, string name, bool isSubstitute, Act by, bool isIssuer = false)
    {
        if (State != DispatchState.Open) throw new RuleBroken("“{0}”{1}，不能再报人选", Title, State);
        if (by.Day > Deadline && !isIssuer) throw new RuleBroken("报名到 {0:yyyy-MM-dd} 已经截止，请联系{1}", Deadline, Organisation.Name);
        var share = MustHave(organisationId);
        if (IsNamed(personId)) throw new RuleBroken("{0}已在名单中", name);
        var (own, substitutes) = (OwnOf(share), SubstitutesOf(share).Count);
        if (!isSubstitute && FreeOf(share) <= 0) throw new RuleBroken("{0}的名额已满：{1} 个名额", share.Organisation.Name, own);
        if (isSubstitute && FreeOf(share) > 0) throw new RuleBroken("{0}还有 {1} 个空名额，请先报满正式人选，再报替补", share.Organisation.Name, FreeOf(share));
        if (isSubstitute && substitutes >= own) throw new RuleBroken("{0}有 {1} 个名额，最多报 {1} 名替补", share.Organisation.Name, own);
        appointees.Add(new Appointee(personId, organisationId, isSubstitute ? substitutes + 1 : null, by, isOnBehalf: isIssuer && share.Path != Audience));
        Touch();
    }

    public bool IsNamed(int personId) => appointees.Exists(a => a.Stands && a.PersonId == personId);

    /// <summary>Somebody drops out before departing; the first substitute of the same body steps in.</summary>
    public void Withdraw(int appointeeId, string? reason, Act by, IReadOnlySet<int> barred)
    {
        if (State is not (DispatchState.Open or DispatchState.Confirmed)) throw new RuleBroken("“{0}”{1}，不能登记退出", Title, State);
        var appointee = MustStand(appointeeId);
        if (appointee.DepartedOn is not null) throw new RuleBroken("已经登记出发，不能退出；请先撤销出发登记");
        appointee.Withdraw(Naming.Clean(reason, "退出原因", ReasonLength));
        FillUp(MustHave(appointee.OrganisationId), by, barred);
        Touch();
    }

    /// <summary>Ticks who left on a day.</summary>
    /// <exception cref="RuleBroken">Nobody is chosen, one of them does not go, or the day lies ahead or long before the training.</exception>
    public void Depart(IReadOnlyCollection<int> appointeeIds, DateOnly day, DateOnly today) => Tick(appointeeIds, a => a.Depart(Ticked(day, today)));

    public void Return(IReadOnlyCollection<int> appointeeIds, DateOnly day, DateOnly today) => Tick(appointeeIds, a => a.Return(Ticked(day, today)));

    public void UndoJourney(IReadOnlyCollection<int> appointeeIds) => Tick(appointeeIds, a => a.Undo());

    public void Note(IReadOnlyCollection<int> appointeeIds, string? remark) => Tick(appointeeIds, a => a.Note(remark));

    private void Tick(IReadOnlyCollection<int> appointeeIds, Action<Appointee> tick)
    {
        if (State != DispatchState.Confirmed) throw new RuleBroken("“{0}”{1}，确认名单之后才能登记出发和返回", Title, State);
        if (appointeeIds.Count == 0) throw new RuleBroken("请先勾选人员");
        foreach (var id in appointeeIds) tick(MustStand(id) is { Goes: true } goes ? goes : throw new RuleBroken("替补不登记出发和返回"));
        Touch();
    }

    // Travel takes days, a slip of the year does not.
    private DateOnly Ticked(DateOnly day, DateOnly today) =>
        day > today ? throw new RuleBroken("不能登记今天以后的日期")
        : day < Days.From.AddDays(-MostTravelDays) || day > Days.To.AddDays(MostTravelDays) ? throw new RuleBroken("日期应在培训前后 {0} 天以内，请核对", MostTravelDays) : day;

    private void FillUp(DispatchShare share, Act by, IReadOnlySet<int> barred)
    {
        while (FreeOf(share) > 0 && SubstitutesOf(share).FirstOrDefault(a => !barred.Contains(a.PersonId)) is { } next) next.StepIn(by);
        foreach (var (substitute, at) in SubstitutesOf(share).Select((a, at) => (a, at))) substitute.Position = at + 1;
    }

    private DispatchShare MustHave(int organisationId) => ShareOf(organisationId) ?? throw new RuleBroken("这个单位没有“{0}”的名额", Title);

    private Appointee MustStand(int appointeeId) => appointees.Find(a => a.Id == appointeeId && a.Stands) ?? throw new RuleBroken("名单上没有这位教师，请刷新后再办");

    private bool IsFirst(DispatchShare share) => IsFirst(share.Path);

    private bool IsFirst(string path) => path == Audience || DispatchShare.Above(path) == Audience;

    private void MustBelong(string path, Dictionary<string, (string Name, int Places)> planned)
    {
        if (!path.StartsWith(Audience, StringComparison.Ordinal)) throw new RuleBroken("请选择您管理范围内的单位");
        if (!IsFirst(path) && !planned.ContainsKey(DispatchShare.Above(path))) throw new RuleBroken("{0}的上级单位没有名额，请先分给上级单位", planned[path].Name);
    }

    private void MustFit(Dictionary<string, (string Name, int Places)> planned)
    {
        var given = planned.Where(p => IsFirst(p.Key)).Sum(p => p.Value.Places);
        if (given > Places) throw new RuleBroken("共有 {0} 个名额，不能分出 {1} 个", Places, given);
        foreach (var (path, (name, places)) in planned)
        {
            var own = path == Audience ? places : places - planned.Where(p => DispatchShare.Above(p.Key) == path).Sum(p => p.Value.Places);
            if (own < 0) throw new RuleBroken("{0}有 {1} 个名额，不能分给学校 {2} 个", name, places, places - own);
            var share = shares.Find(s => s.Path == path);
            var (going, substitutes) = share is null ? (0, 0) : (GoingOf(share), SubstitutesOf(share).Count);
            if (own < Math.Max(going, substitutes)) throw new RuleBroken("{0}已报 {1} 人、替补 {2} 人，自己的名额不能只剩 {3} 个", name, going, substitutes, own);
        }
    }

    private const int MostTravelDays = 15;
}
