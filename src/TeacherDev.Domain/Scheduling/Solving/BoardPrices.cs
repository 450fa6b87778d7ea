using System.Runtime.CompilerServices;

namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>What steps would cost, asked far more often than any is taken.</summary>
internal sealed partial class Board
{
    /// <summary>What <see cref="Soft"/> would change by if the lecture went there while a partner, if any, comes back to where it stood.</summary>
    /// <param name="partner">The lecture that comes back; what both belong to does not change by the exchange.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Price(int lecture, int moment2, int room2, int partner)
    {
        var (course, moment1, room1) = (courseOf[lecture], momentOf[lecture], roomOf[lecture]);
        var other = partner >= 0 ? courseOf[partner] : -1;
        var soft = 0;
        if (room1 != room2)
        {
            soft += roomCosts[(course * Rooms) + room2] - roomCosts[(course * Rooms) + room1];
            var home = homeOf[course];
            if (other < 0 || homeOf[other] != home)
            {
                if (homeRooms[(home * Rooms) + room1] == 1) soft -= roomChangeCosts[course];
                if (homeRooms[(home * Rooms) + room2] == 0) soft += roomChangeCosts[course];
            }
        }
        if (moment1 == moment2) return soft;
        var (day1, day2, bit1, bit2) = (dayOf[moment1], dayOf[moment2], 1 << placeOf[moment1], 1 << placeOf[moment2]);
        if (day1 != day2) soft += PriceOfDays(course, day1, day2);
        foreach (var group in groupsOf[course])
        {
            if (other >= 0 && (members[(other * groupWords) + (group >> 6)] >> (group & 63) & 1) != 0) continue;
            var (costs, mask1) = (dayCostsOf[group], groupMasks[(group * days) + day1]);
            var left = groupCounts[(group * Moments) + moment1] == 1 ? mask1 & ~bit1 : mask1;
            if (day1 == day2)
            {
                soft += dayCosts[costs + (left | bit2)] - dayCosts[costs + mask1];
                continue;
            }
            var mask2 = groupMasks[(group * days) + day2];
            soft += dayCosts[costs + left] - dayCosts[costs + mask1] + dayCosts[costs + (mask2 | bit2)] - dayCosts[costs + mask2];
        }
        if (hasMomentCosts) soft += momentCosts[(course * Moments) + moment2] - momentCosts[(course * Moments) + moment1];
        if (hasOrder) soft += PriceOfOrder(lecture, moment1, moment2, partner);
        return soft;
    }

    /// <summary>
    /// A lower bound of what <see cref="Soft"/> would change by if the lectures, which stand at two moments, changed over to the other one: exact but
    /// for the rooms, of which each is taken to find the best, and for the order, which is taken to be met.
    /// </summary>
    public int LeastPrice(ReadOnlySpan<int> lectures, int moment1, int moment2)
    {
        var (day1, day2, bit1, bit2) = (dayOf[moment1], dayOf[moment2], 1 << placeOf[moment1], 1 << placeOf[moment2]);
        var (soft, touched) = (0, 0);
        foreach (var lecture in lectures)
        {
            var (course, isFirst, room) = (courseOf[lecture], momentOf[lecture] == moment1, roomOf[lecture]);
            var home = homeOf[course];
            soft += leastRoomCosts[course] - roomCosts[(course * Rooms) + room];
            if (homeRooms[(home * Rooms) + room] == 1 && roomsUsed[home] > 1) soft -= roomChangeCosts[course];
            if (day1 != day2) soft += isFirst ? PriceOfDays(course, day1, day2) : PriceOfDays(course, day2, day1);
            if (hasMomentCosts) soft += (momentCosts[(course * Moments) + moment2] - momentCosts[(course * Moments) + moment1]) * (isFirst ? 1 : -1);
            if (hasOrder) soft -= OrderCost(lecture, momentOf[lecture], Parked, Parked);
            foreach (var group in groupsOf[course])
            {
                if (groupMarks[group] == 0 && touched < marked.Length) marked[touched++] = group;
                groupMarks[group] += isFirst ? 1 : -1;
            }
        }
        foreach (var group in marked.AsSpan(0, touched))
        {
            var moves = groupMarks[group];
            groupMarks[group] = 0;
            if (moves == 0) continue;
            var (costs, before1, before2) = (dayCostsOf[group], groupMasks[(group * days) + day1], groupMasks[(group * days) + day2]);
            var (is1, is2) = (groupCounts[(group * Moments) + moment1] > moves, groupCounts[(group * Moments) + moment2] > -moves);
            if (day1 == day2)
            {
                var after = (before1 & ~bit1 & ~bit2) | (is1 ? bit1 : 0) | (is2 ? bit2 : 0);
                soft += dayCosts[costs + after] - dayCosts[costs + before1];
                continue;
            }
            var (after1, after2) = (is1 ? before1 | bit1 : before1 & ~bit1, is2 ? before2 | bit2 : before2 & ~bit2);
            soft += dayCosts[costs + after1] - dayCosts[costs + before1] + dayCosts[costs + after2] - dayCosts[costs + before2];
        }
        return soft;
    }

    private int PriceOfDays(int course, int day1, int day2)
    {
        var (used, least) = (daysUsed[course], leastDays[course]);
        var then = used - (courseDays[(course * days) + day1] == 1 ? 1 : 0) + (courseDays[(course * days) + day2] == 0 ? 1 : 0);
        return then == used ? 0 : missingDayCosts[course] * (Math.Max(0, least - then) - Math.Max(0, least - used));
    }

    /// <summary>The pair of both partners changes once, not twice: the one with the lower number counts it.</summary>
    private int PriceOfOrder(int lecture, int moment1, int moment2, int partner)
    {
        var counts = partner > lecture;
        return OrderCost(lecture, moment2, partner, counts ? moment1 : Parked) - OrderCost(lecture, moment1, partner, counts ? momentOf[partner] : Parked);
    }

    /// <summary>What the lecture costs at that moment against those it should precede or follow; the partner is taken to stand elsewhere, or nowhere.</summary>
    private int OrderCost(int lecture, int moment, int partner, int momentOfPartner)
    {
        var cost = 0;
        foreach (var (other, isFirst, price) in orderOf[lecture])
        {
            var there = other == partner ? momentOfPartner : momentOf[other];
            if (there != Parked && (isFirst ? moment >= there : there >= moment)) cost += price;
        }
        return cost;
    }
}
